/** Films of the 1990s. The line format is described in `parse.ts`. */
export const FROM_1990 = `
Goodfellas | 1990 | Crime, Drama | Martin Scorsese | mafia, rise and fall, betrayal, based on a true story | 5
Pretty Woman | 1990 | Comedy, Romance | Garry Marshall | prostitution, class divide, mismatched couple, los angeles | 4
Home Alone | 1990 | Children, Comedy | Chris Columbus | christmas, home invasion, childhood, slapstick | 5
Edward Scissorhands | 1990 | Drama, Fantasy, Romance | Tim Burton | outsiders, suburbia, fairy tale, first love | 4
Dances with Wolves | 1990 | Adventure, Drama, Western | Kevin Costner | frontier, culture clash, american civil war, nature | 4
Ghost | 1990 | Comedy, Drama, Fantasy, Romance, Thriller | Jerry Zucker | ghosts, murder, grief, afterlife | 4
Total Recall | 1990 | Action, Adventure, Sci-Fi, Thriller | Paul Verhoeven | memory, simulation, rebellion, cyberpunk | 4
Misery | 1990 | Drama, Horror, Thriller | Rob Reiner | writers, obsession, captivity, one location | 3
Miller's Crossing | 1990 | Crime, Drama, Film-Noir, Thriller | Joel Coen, Ethan Coen | gangsters, betrayal, rivalry | 2
Awakenings | 1990 | Drama | Penny Marshall | doctors, illness, based on a true story | 2
The Hunt for Red October | 1990 | Action, Adventure, Thriller | John McTiernan | submarine, cold war, espionage, cat and mouse | 4
The Godfather: Part III | 1990 | Crime, Drama, Mystery, Thriller | Francis Ford Coppola | mafia, family bonds, redemption, old age | 3
Back to the Future Part III | 1990 | Adventure, Comedy, Sci-Fi, Western | Robert Zemeckis | time travel, mad scientist, frontier | 4
Close-Up = Nema-ye Nazdik | 1990 | Documentary, Drama | Abbas Kiarostami | filmmaking, con artists, identity, courtroom | 1
Days of Being Wild = Ah fei jing juen | 1990 | Drama, Romance | Wong Kar-wai | forbidden love, loneliness, memory | 1
Die Hard 2 | 1990 | Action, Adventure, Thriller | Renny Harlin | terrorism, one man army, aviation, christmas | 3
Gremlins 2: The New Batch | 1990 | Comedy, Fantasy, Horror | Joe Dante | creature feature, parody, big business | 2
Cry-Baby | 1990 | Comedy, Musical, Romance | John Waters | camp, rock music, first love, teenage rebellion | 1
Tremors | 1990 | Comedy, Horror, Sci-Fi | Ron Underwood | creature feature, small town, desert, survival | 3
The Silence of the Lambs | 1991 | Crime, Horror, Thriller | Jonathan Demme | serial killer, detectives, cat and mouse, therapy | 5
Terminator 2: Judgment Day | 1991 | Action, Sci-Fi | James Cameron | robots, time travel, artificial intelligence, motherhood | 5
Beauty and the Beast | 1991 | Animation, Children, Fantasy, Musical, Romance | Gary Trousdale, Kirk Wise | fairy tale, princess, magic, monster | 5
Thelma & Louise | 1991 | Adventure, Crime, Drama | Ridley Scott | road trip, female friendship, outlaws, manhunt | 3
JFK | 1991 | Drama, Mystery, Thriller | Oliver Stone | conspiracy, assassination, courtroom, based on a true story | 3
Boyz n the Hood | 1991 | Crime, Drama | John Singleton | gangs, los angeles, coming of age, racism | 3
Raise the Red Lantern = Da hong deng long gao gao gua | 1991 | Drama | Zhang Yimou | marriage, rivalry, servants, captivity | 2
Barton Fink | 1991 | Drama, Thriller | Joel Coen, Ethan Coen | writers, hollywood, surrealism, dark comedy | 2
Delicatessen | 1991 | Comedy, Drama, Romance | Marc Caro, Jean-Pierre Jeunet | post-apocalypse, dark comedy, food, gore | 2
The Fisher King | 1991 | Comedy, Drama, Fantasy, Romance | Terry Gilliam | redemption, madness, new york, grief | 3
Point Break | 1991 | Action, Crime, Thriller | Kathryn Bigelow | heist, undercover, sports, male friendship | 3
The Double Life of Véronique = La double vie de Véronique | 1991 | Drama, Fantasy, Romance | Krzysztof Kieślowski | identity, musicians, puppets | 2
Slacker | 1991 | Comedy, Drama | Richard Linklater | conversation, one day, counterculture | 1
Fried Green Tomatoes | 1991 | Comedy, Crime, Drama | Jon Avnet | female friendship, food, small town, old age | 2
The Addams Family | 1991 | Children, Comedy, Fantasy | Barry Sonnenfeld | dark comedy, gothic, family bonds, outsiders | 3
Hook | 1991 | Adventure, Comedy, Fantasy | Steven Spielberg | pirates, childhood, fathers and sons, magic | 3
City Slickers | 1991 | Comedy, Western | Ron Underwood | midlife crisis, male friendship, frontier | 3
My Own Private Idaho | 1991 | Drama, Romance | Gus Van Sant | prostitution, lgbt, road trip, shakespeare | 2
Hearts of Darkness: A Filmmaker's Apocalypse | 1991 | Documentary | Fax Bahr, George Hickenlooper, Eleanor Coppola | filmmaking, jungle, madness | 1
Reservoir Dogs | 1992 | Crime, Mystery, Thriller | Quentin Tarantino | heist, crime gone wrong, undercover, nonlinear story | 5
Unforgiven | 1992 | Drama, Western | Clint Eastwood | gunslinger, revenge, old age, frontier | 4
Aladdin | 1992 | Adventure, Animation, Children, Comedy, Musical | Ron Clements, John Musker | magic, princess, fairy tale, poverty | 5
The Crying Game | 1992 | Drama, Romance, Thriller | Neil Jordan | terrorism, identity, lgbt, kidnapping | 2
Glengarry Glen Ross | 1992 | Drama | James Foley | office life, money, competition, working class | 3
Malcolm X | 1992 | Drama | Spike Lee | civil rights, racism, biopic, religion | 2
The Player | 1992 | Comedy, Crime, Drama | Robert Altman | hollywood, filmmaking, satire | 2
My Cousin Vinny | 1992 | Comedy | Jonathan Lynn | courtroom, fish out of water, small town, wrongly accused | 3
A Few Good Men | 1992 | Crime, Drama, Thriller | Rob Reiner | courtroom, soldiers, injustice | 4
The Last of the Mohicans | 1992 | Action, Romance, War, Western | Michael Mann | frontier, colonialism, epic romance | 3
Wayne's World | 1992 | Comedy, Musical | Penelope Spheeris | rock music, friendship, parody, show business | 4
A League of Their Own | 1992 | Comedy, Drama | Penny Marshall | baseball, sports, female friendship, sisters | 3
Bram Stoker's Dracula | 1992 | Fantasy, Horror, Romance, Thriller | Francis Ford Coppola | vampire, gothic, forbidden love, victorian era | 3
Batman Returns | 1992 | Action, Crime | Tim Burton | superhero, vigilante, supervillain, christmas | 3
Hard Boiled = Lat sau san taam | 1992 | Action, Crime, Drama, Thriller | John Woo | undercover, police, shootouts | 2
Howards End | 1992 | Drama | James Ivory | class divide, sisters, period romance | 2
Porco Rosso = Kurenai no buta | 1992 | Adventure, Animation, Comedy, Fantasy, Romance | Hayao Miyazaki | anime, aviation, pirates, fascism | 2
Army of Darkness | 1992 | Action, Adventure, Comedy, Fantasy, Horror | Sam Raimi | time travel, medieval times, supernatural comedy, zombies | 3
Basic Instinct | 1992 | Crime, Mystery, Thriller | Paul Verhoeven | femme fatale, murder, sexuality, police | 3
Scent of a Woman | 1992 | Drama | Martin Brest | disability, mismatched partners, boarding school, new york | 3
Man Bites Dog = C'est arrivé près de chez vous | 1992 | Comedy, Crime, Drama, Thriller | Rémy Belvaux, André Bonzel, Benoît Poelvoorde | mockumentary, serial killer, dark comedy | 1
Sister Act | 1992 | Comedy, Crime | Emile Ardolino | disguise, religion, fish out of water, musicians | 3
The Muppet Christmas Carol | 1992 | Children, Comedy, Musical | Brian Henson | puppets, christmas, redemption, victorian era | 3
Braindead = Dead Alive | 1992 | Comedy, Fantasy, Horror | Peter Jackson | zombies, gore, supernatural comedy | 2
Baraka | 1992 | Documentary | Ron Fricke | nature, journey, religion | 1
Jurassic Park | 1993 | Action, Adventure, Sci-Fi, Thriller | Steven Spielberg | dinosaurs, genetic engineering, theme park, survival | 5
Schindler's List | 1993 | Drama, War | Steven Spielberg | holocaust, nazis, world war ii, based on a true story | 5
Groundhog Day | 1993 | Comedy, Fantasy, Romance | Harold Ramis | time loop, small town, redemption, journalism | 5
The Fugitive | 1993 | Thriller | Andrew Davis | wrongly accused, manhunt, doctors, conspiracy | 4
The Nightmare Before Christmas | 1993 | Animation, Children, Fantasy, Musical | Henry Selick | stop motion, christmas, gothic, monster | 4
Mrs. Doubtfire | 1993 | Comedy, Drama | Chris Columbus | disguise, divorce, fatherhood | 4
Philadelphia | 1993 | Drama | Jonathan Demme | courtroom, illness, lgbt, injustice | 3
The Piano | 1993 | Drama, Romance | Jane Campion | musicians, forbidden love, colonialism, disability | 3
In the Name of the Father | 1993 | Drama | Jim Sheridan | wrongly accused, fathers and sons, terrorism, courtroom | 3
True Romance | 1993 | Crime, Thriller | Tony Scott | lovers on the run, drug trade, film lovers | 3
Dazed and Confused | 1993 | Comedy | Richard Linklater | high school, one day, rock music, coming of age | 3
The Remains of the Day | 1993 | Drama, Romance | James Ivory | servants, forbidden love, aristocracy, memory | 2
What's Eating Gilbert Grape | 1993 | Drama | Lasse Hallström | small town, brothers, disability, family bonds | 3
A Bronx Tale | 1993 | Drama | Robert De Niro | mafia, fathers and sons, coming of age, new york | 2
Carlito's Way | 1993 | Crime, Drama | Brian De Palma | gangsters, drug trade, past catches up | 3
Sleepless in Seattle | 1993 | Comedy, Drama, Romance | Nora Ephron | grief, fatherhood, show business, romantic fate | 3
Naked | 1993 | Drama | Mike Leigh | alienation, city life, conversation, working class | 1
Three Colors: Blue = Trois couleurs: Bleu | 1993 | Drama | Krzysztof Kieślowski | grief, musicians, loneliness | 3
Farewell My Concubine = Ba wang bie ji | 1993 | Drama, Romance | Chen Kaige | theatre, lgbt, revolution, friendship | 2
Demolition Man | 1993 | Action, Adventure, Sci-Fi | Marco Brambilla | dystopia, police, satire, time travel | 3
Cliffhanger | 1993 | Action, Adventure, Thriller | Renny Harlin | mountains, heist, survival | 3
The Sandlot | 1993 | Children, Comedy | David Mickey Evans | baseball, childhood, friendship, dogs | 3
Hot Shots! Part Deux | 1993 | Action, Comedy, War | Jim Abrahams | parody, absurd humour, one man army | 2
Short Cuts | 1993 | Drama | Robert Altman | los angeles, ensemble, infidelity | 1
Batman: Mask of the Phantasm | 1993 | Animation, Children, Mystery | Eric Radomski, Bruce Timm | superhero, vigilante, revenge, comic book | 2
Tombstone | 1993 | Action, Drama, Western | George P. Cosmatos | gunslinger, frontier, showdown, based on a true story | 3
The Wrong Trousers | 1993 | Animation, Children, Comedy, Crime | Nick Park | stop motion, heist, dogs, gentle comedy | 3
Pulp Fiction | 1994 | Comedy, Crime, Drama, Thriller | Quentin Tarantino | nonlinear story, hitman, gangsters, los angeles | 5
The Shawshank Redemption | 1994 | Crime, Drama | Frank Darabont | prison, wrongly accused, prison escape, male friendship | 5
Forrest Gump | 1994 | Comedy, Drama, Romance, War | Robert Zemeckis | vietnam war, disability, first love, destiny | 5
The Lion King | 1994 | Adventure, Animation, Children, Drama, Musical | Roger Allers, Rob Minkoff | talking animals, coming of age, fathers and sons, royalty | 5
Léon: The Professional = The Professional | 1994 | Action, Crime, Drama, Thriller | Luc Besson | hitman, revenge, mismatched partners, orphans | 4
Speed | 1994 | Action, Romance, Thriller | Jan de Bont | terrorism, police, hostages, los angeles | 4
Ed Wood | 1994 | Comedy, Drama | Tim Burton | filmmaking, hollywood, biopic, outsiders | 3
Clerks | 1994 | Comedy | Kevin Smith | working class, one day, conversation, slackers | 4
Natural Born Killers | 1994 | Action, Crime, Thriller | Oliver Stone | serial killer, lovers on the run, media satire | 3
Four Weddings and a Funeral | 1994 | Comedy, Romance | Mike Newell | wedding, friendship, romantic fate, mismatched couple | 4
Dumb and Dumber = Dumb & Dumber | 1994 | Adventure, Comedy | Peter Farrelly, Bobby Farrelly | road trip, friendship, slapstick, absurd humour | 4
The Mask | 1994 | Action, Comedy, Crime, Fantasy | Chuck Russell | slapstick, double life, comic book, gangsters | 4
True Lies | 1994 | Action, Adventure, Comedy, Romance, Thriller | James Cameron | secret agent, marriage, terrorism, double life | 4
Interview with the Vampire: The Vampire Chronicles | 1994 | Drama, Horror | Neil Jordan | vampire, afterlife, gothic | 3
The Crow | 1994 | Action, Crime, Fantasy, Thriller | Alex Proyas | revenge, gothic, afterlife, comic book | 3
Stargate | 1994 | Action, Adventure, Sci-Fi | Roland Emmerich | space exploration, archaeology, desert, soldiers | 4
Chungking Express = Chung Hing sam lam | 1994 | Drama, Mystery, Romance | Wong Kar-wai | city life, breaking up, police, loneliness | 3
Three Colors: Red = Trois couleurs: Rouge | 1994 | Drama | Krzysztof Kieślowski | surveillance, romantic fate, old age, friendship | 3
Three Colors: White = Trzy kolory: Bialy | 1994 | Comedy, Drama | Krzysztof Kieślowski | divorce, immigration, revenge | 2
Quiz Show | 1994 | Drama | Robert Redford | media satire, corruption, based on a true story, competition | 2
Heavenly Creatures | 1994 | Crime, Drama | Peter Jackson | female friendship, murder, imagination, based on a true story | 2
Hoop Dreams | 1994 | Documentary | Steve James | sports, poverty, underdog | 2
Legends of the Fall | 1994 | Drama, Romance, War, Western | Edward Zwick | brothers, love triangle, world war i, frontier | 3
The Hudsucker Proxy | 1994 | Comedy | Joel Coen, Ethan Coen | big business, screwball comedy, office life | 2
Once Were Warriors | 1994 | Crime, Drama | Lee Tamahori | abuse, alcoholism, family bonds, poverty | 1
The Adventures of Priscilla, Queen of the Desert | 1994 | Comedy, Drama | Stephan Elliott | lgbt, road trip, desert, camp | 2
Muriel's Wedding | 1994 | Comedy | P.J. Hogan | wedding, female friendship, outsiders | 2
Eat Drink Man Woman = Yin shi nan nu | 1994 | Comedy, Drama, Romance | Ang Lee | food, fathers and daughters, sisters | 2
To Live = Huozhe | 1994 | Drama | Zhang Yimou | revolution, family bonds, poverty, politics | 1
Ace Ventura: Pet Detective | 1994 | Comedy | Tom Shadyac | detectives, animals, slapstick | 4
Satantango = Sátántangó | 1994 | Drama | Béla Tarr | slow cinema, rural life, con artists | 1
Little Women | 1994 | Drama | Gillian Armstrong | sisters, coming of age, writers, american civil war | 2
Toy Story | 1995 | Adventure, Animation, Children, Comedy, Fantasy | John Lasseter | toys, computer animation, friendship, rivalry | 5
Seven = Se7en | 1995 | Mystery, Thriller | David Fincher | serial killer, detectives, religion, twist ending | 5
The Usual Suspects | 1995 | Crime, Mystery, Thriller | Bryan Singer | twist ending, unreliable narrator, heist, con artists | 5
Braveheart | 1995 | Action, Drama, War | Mel Gibson | medieval times, rebellion, revenge, based on a true story | 5
Twelve Monkeys = 12 Monkeys | 1995 | Mystery, Sci-Fi, Thriller | Terry Gilliam | time travel, disease outbreak, mental illness, post-apocalypse | 4
Heat | 1995 | Action, Crime, Thriller | Michael Mann | heist, police, los angeles, cat and mouse | 4
Casino | 1995 | Crime, Drama | Martin Scorsese | mafia, gambling, rise and fall, money | 4
Apollo 13 | 1995 | Adventure, Drama | Ron Howard | astronauts, survival, based on a true story, space exploration | 5
Babe | 1995 | Children, Drama | Chris Noonan | talking animals, rural life, underdog | 4
Sense and Sensibility | 1995 | Drama, Romance | Ang Lee | period romance, sisters, jane austen, class divide | 3
Before Sunrise | 1995 | Drama, Romance | Richard Linklater | conversation, one night, romantic fate, journey | 3
La Haine | 1995 | Crime, Drama | Mathieu Kassovitz | police, poverty, one day, paris | 3
Ghost in the Shell = Kôkaku kidôtai | 1995 | Animation, Sci-Fi | Mamoru Oshii | anime, cyberpunk, robots, hackers | 3
Clueless | 1995 | Comedy, Romance | Amy Heckerling | high school, jane austen, fashion, friends to lovers | 4
Dead Man | 1995 | Drama, Mystery, Western | Jim Jarmusch | frontier, journey, outlaws, surrealism | 2
Die Hard with a Vengeance = Die Hard: With a Vengeance | 1995 | Action, Crime, Thriller | John McTiernan | terrorism, new york, heist, one man army | 4
GoldenEye | 1995 | Action, Adventure, Thriller | Martin Campbell | secret agent, espionage, hackers, supervillain | 4
Jumanji | 1995 | Adventure, Children, Fantasy | Joe Johnston | jungle, magic, animals | 4
Dead Man Walking | 1995 | Crime, Drama | Tim Robbins | prison, faith, redemption | 3
Leaving Las Vegas | 1995 | Drama, Romance | Mike Figgis | alcoholism, prostitution, suicide | 3
The City of Lost Children = La cité des enfants perdus | 1995 | Adventure, Drama, Fantasy, Mystery, Sci-Fi | Marc Caro, Jean-Pierre Jeunet | dreams, mad scientist, kidnapping, orphans | 2
Whisper of the Heart = Mimi wo sumaseba | 1995 | Animation, Drama, Romance | Yoshifumi Kondo | anime, first love, writers, coming of age | 2
Waterworld | 1995 | Action, Adventure, Sci-Fi | Kevin Reynolds | post-apocalypse, sea voyage, survival | 3
Strange Days | 1995 | Action, Crime, Drama, Mystery, Sci-Fi, Thriller | Kathryn Bigelow | cyberpunk, memory, los angeles, conspiracy | 2
Safe | 1995 | Drama | Todd Haynes | illness, suburbia, alienation | 1
Mallrats | 1995 | Comedy, Romance | Kevin Smith | slackers, comic book, breaking up | 3
Outbreak | 1995 | Action, Drama, Sci-Fi, Thriller | Wolfgang Petersen | disease outbreak, doctors, conspiracy | 3
Crimson Tide | 1995 | Drama, Thriller, War | Tony Scott | submarine, nuclear threat, rebellion | 3
Underground = Podzemlje | 1995 | Comedy, Drama, War | Emir Kusturica | world war ii, satire, friendship, betrayal | 1
A Close Shave | 1995 | Animation, Children, Comedy | Nick Park | stop motion, dogs, gentle comedy, inventors | 3
The Bridges of Madison County | 1995 | Drama, Romance | Clint Eastwood | forbidden love, rural life, infidelity | 2
Pocahontas | 1995 | Animation, Children, Drama, Musical, Romance | Mike Gabriel, Eric Goldberg | princess, colonialism, culture clash, nature | 3
Rumble in the Bronx = Hont faan kui | 1995 | Action, Adventure, Comedy, Crime | Stanley Tong | martial arts, gangs, new york | 2
Fargo | 1996 | Comedy, Crime, Drama, Thriller | Joel Coen, Ethan Coen | crime gone wrong, kidnapping, police, dark comedy | 5
Trainspotting | 1996 | Comedy, Crime, Drama | Danny Boyle | addiction, drugs, male friendship, working class | 4
Independence Day = ID4 | 1996 | Action, Adventure, Sci-Fi, Thriller | Roland Emmerich | alien invasion, disaster, aviation | 5
Scream | 1996 | Comedy, Horror, Mystery, Thriller | Wes Craven | slasher, high school, film lovers, whodunit | 4
Mission: Impossible | 1996 | Action, Adventure, Mystery, Thriller | Brian De Palma | secret agent, espionage, betrayal, heist | 4
Jerry Maguire | 1996 | Drama, Romance | Cameron Crowe | sports, romantic fate, big business | 4
The English Patient | 1996 | Drama, Romance, War | Anthony Minghella | world war ii, forbidden love, desert, memory | 3
Sling Blade | 1996 | Drama | Billy Bob Thornton | disability, small town, abuse, friendship | 3
Secrets & Lies | 1996 | Drama | Mike Leigh | family secrets, motherhood, working class, orphans | 2
Breaking the Waves | 1996 | Drama, Mystery | Lars von Trier | faith, marriage, disability, sacrifice | 2
Swingers | 1996 | Comedy, Drama | Doug Liman | male friendship, breaking up, los angeles | 2
From Dusk Till Dawn | 1996 | Action, Comedy, Horror, Thriller | Robert Rodriguez | vampire, outlaws, siege, hostages | 3
Twister | 1996 | Action, Adventure, Romance, Thriller | Jan de Bont | disaster, nature, divorce | 4
The Rock | 1996 | Action, Adventure, Thriller | Michael Bay | hostages, prison, soldiers, dangerous mission | 4
Romeo + Juliet = William Shakespeare's Romeo + Juliet | 1996 | Drama, Romance | Baz Luhrmann | shakespeare, forbidden love, gangs | 3
The Hunchback of Notre Dame | 1996 | Animation, Children, Drama, Musical, Romance | Gary Trousdale, Kirk Wise | outsiders, medieval times, paris | 3
Bottle Rocket | 1996 | Adventure, Comedy, Crime, Romance | Wes Anderson | heist, friendship, crime gone wrong | 2
Lone Star | 1996 | Drama, Mystery, Western | John Sayles | borderlands, family secrets, police, fathers and sons | 1
Shine | 1996 | Drama, Romance | Scott Hicks | musicians, fathers and sons, mental illness | 2
Star Trek: First Contact | 1996 | Action, Adventure, Sci-Fi, Thriller | Jonathan Frakes | starship crew, robots, time travel | 3
The People vs. Larry Flynt | 1996 | Comedy, Drama | Miloš Forman | courtroom, biopic, sexuality | 2
The Birdcage | 1996 | Comedy | Mike Nichols | lgbt, disguise, family bonds, wedding | 3
Mars Attacks! | 1996 | Action, Comedy, Sci-Fi | Tim Burton | alien invasion, parody, satire | 3
Happy Gilmore | 1996 | Comedy | Dennis Dugan | sports, underdog, slapstick | 3
James and the Giant Peach | 1996 | Adventure, Animation, Children, Fantasy, Musical | Henry Selick | stop motion, orphans, journey, talking animals | 2
Matilda | 1996 | Children, Comedy, Fantasy | Danny DeVito | genius, school, psychic powers, neglected children | 3
Titanic | 1997 | Drama, Romance | James Cameron | disaster, epic romance, class divide, sea voyage | 5
Good Will Hunting | 1997 | Drama, Romance | Gus Van Sant | genius, therapy, working class, male friendship | 5
L.A. Confidential | 1997 | Crime, Film-Noir, Mystery, Thriller | Curtis Hanson | police, corruption, los angeles, femme fatale | 4
Princess Mononoke = Mononoke-hime | 1997 | Action, Adventure, Animation, Drama, Fantasy | Hayao Miyazaki | anime, environment, spirits, epic quest | 4
Men in Black | 1997 | Action, Comedy, Sci-Fi | Barry Sonnenfeld | alien contact, secret agent, mismatched partners, conspiracy | 5
The Fifth Element | 1997 | Action, Adventure, Comedy, Sci-Fi | Luc Besson | space opera, chosen one, camp, cars | 5
Gattaca | 1997 | Drama, Sci-Fi, Thriller | Andrew Niccol | genetic engineering, dystopia, identity, ambition | 4
Life Is Beautiful = La vita è bella | 1997 | Comedy, Drama, Romance, War | Roberto Benigni | holocaust, fathers and sons, world war ii, imagination | 4
Boogie Nights | 1997 | Drama | Paul Thomas Anderson | filmmaking, rise and fall, sexuality, drugs | 3
Jackie Brown | 1997 | Crime, Thriller | Quentin Tarantino | heist, con artists, money, los angeles | 3
The Game | 1997 | Drama, Mystery, Thriller | David Fincher | paranoia, conspiracy, twist ending | 3
Contact | 1997 | Drama, Sci-Fi | Robert Zemeckis | alien contact, space exploration, faith, scientists | 4
Face/Off | 1997 | Action, Crime, Drama, Thriller | John Woo | identity, cat and mouse, terrorism, shootouts | 4
Austin Powers: International Man of Mystery | 1997 | Action, Adventure, Comedy | Jay Roach | parody, secret agent, time travel, supervillain | 4
As Good as It Gets | 1997 | Comedy, Drama, Romance | James L. Brooks | writers, mental illness, mismatched couple, new york | 3
The Full Monty | 1997 | Comedy, Drama | Peter Cattaneo | working class, male friendship, show business | 3
Donnie Brasco | 1997 | Crime, Drama | Mike Newell | undercover, mafia, based on a true story, betrayal | 3
Starship Troopers | 1997 | Action, Sci-Fi | Paul Verhoeven | alien invasion, soldiers, satire, space opera | 4
Lost Highway | 1997 | Crime, Drama, Fantasy, Film-Noir, Mystery, Romance | David Lynch | surrealism, identity, femme fatale, rivalry | 2
Cube | 1997 | Horror, Mystery, Sci-Fi, Thriller | Vincenzo Natali | death game, one location, paranoia, survival | 2
Funny Games | 1997 | Drama, Horror, Thriller | Michael Haneke | home invasion, hostages, media satire | 2
Taste of Cherry = Ta'm e guilass | 1997 | Drama | Abbas Kiarostami | suicide, meaning of life, slow cinema | 2
Happy Together = Chun gwong cha sit | 1997 | Drama, Romance | Wong Kar-wai | lgbt, breaking up, immigration | 2
Perfect Blue | 1997 | Animation, Horror, Mystery, Thriller | Satoshi Kon | anime, identity, obsession, show business | 3
The Sweet Hereafter | 1997 | Drama | Atom Egoyan | grief, small town, nonlinear story | 1
Event Horizon | 1997 | Horror, Sci-Fi, Thriller | Paul W.S. Anderson | space horror, the devil, madness | 2
Hercules | 1997 | Adventure, Animation, Children, Comedy, Musical | Ron Clements, John Musker | mythology, epic quest, fathers and sons | 3
Anastasia | 1997 | Adventure, Animation, Children, Drama, Musical | Don Bluth, Gary Goldman | princess, con artists, royalty, orphans | 3
Con Air | 1997 | Action, Adventure, Thriller | Simon West | aviation, prison escape, one man army | 3
Liar Liar | 1997 | Comedy | Tom Shadyac | courtroom, fathers and sons, slapstick | 4
My Best Friend's Wedding | 1997 | Comedy, Romance | P.J. Hogan | wedding, love triangle, friends to lovers | 3
Tomorrow Never Dies | 1997 | Action, Adventure, Thriller | Roger Spottiswoode | secret agent, espionage, media satire | 3
Children of Heaven = Bacheha-Ye aseman | 1997 | Comedy, Drama | Majid Majidi | childhood, poverty, siblings | 2
Fireworks = Hana-bi | 1997 | Crime, Drama, Romance | Takeshi Kitano | police, gangsters, illness, marriage | 1
The Ice Storm | 1997 | Drama | Ang Lee | suburbia, infidelity, family bonds | 1
Saving Private Ryan | 1998 | Action, Drama, War | Steven Spielberg | world war ii, soldiers, dangerous mission, sacrifice | 5
The Big Lebowski | 1998 | Comedy, Crime | Joel Coen, Ethan Coen | slackers, kidnapping, los angeles, mistaken identity | 5
American History X | 1998 | Crime, Drama | Tony Kaye | racism, nazis, brothers, redemption | 4
The Truman Show | 1998 | Comedy, Drama, Sci-Fi | Peter Weir | simulation, surveillance, media satire, identity | 5
Fear and Loathing in Las Vegas | 1998 | Adventure, Comedy, Drama | Terry Gilliam | drugs, road trip, journalism, counterculture | 3
Lock, Stock & Two Smoking Barrels = Lock, Stock and Two Smoking Barrels | 1998 | Comedy, Crime, Thriller | Guy Ritchie | heist, gangsters, crime gone wrong, gambling | 4
Run Lola Run = Lola rennt | 1998 | Action, Crime | Tom Tykwer | time loop, city life, destiny, money | 3
Shakespeare in Love | 1998 | Comedy, Drama, Romance | John Madden | shakespeare, theatre, writers, forbidden love | 4
Mulan | 1998 | Adventure, Animation, Children, Comedy, Drama, Musical | Tony Bancroft, Barry Cook | disguise, soldiers, princess, family bonds | 4
The Thin Red Line | 1998 | Action, Drama, War | Terrence Malick | world war ii, soldiers, nature, meaning of life | 3
Rushmore | 1998 | Comedy, Drama | Wes Anderson | school, love triangle, coming of age, theatre | 3
Pi | 1998 | Drama, Sci-Fi, Thriller | Darren Aronofsky | genius, obsession, paranoia, religion | 3
Dark City | 1998 | Adventure, Film-Noir, Sci-Fi, Thriller | Alex Proyas | simulation, memory, identity, dystopia | 3
Happiness | 1998 | Comedy, Drama | Todd Solondz | dark comedy, suburbia, loneliness, sexuality | 2
There's Something About Mary | 1998 | Comedy, Romance | Peter Farrelly, Bobby Farrelly | obsession, slapstick, first love | 4
The Wedding Singer | 1998 | Comedy, Romance | Frank Coraci | wedding, musicians, friends to lovers | 3
Armageddon | 1998 | Action, Romance, Sci-Fi, Thriller | Michael Bay | disaster, astronauts, fathers and daughters, sacrifice | 4
You've Got Mail | 1998 | Comedy, Romance | Nora Ephron | internet, rivalry, mistaken identity, new york | 3
Ringu = Ring | 1998 | Horror, Mystery, Thriller | Hideo Nakata | curse, ghosts, journalism | 2
The Celebration = Festen | 1998 | Drama | Thomas Vinterberg | family secrets, abuse, homecoming | 2
Central Station = Central do Brasil | 1998 | Drama | Walter Salles | road trip, motherhood, orphans, poverty | 2
Blade | 1998 | Action, Horror, Thriller | Stephen Norrington | vampire, superhero, comic book, martial arts | 3
A Bug's Life | 1998 | Adventure, Animation, Children, Comedy | John Lasseter | computer animation, talking animals, rebellion, circus | 4
Antz | 1998 | Adventure, Animation, Children, Comedy, Fantasy | Eric Darnell, Tim Johnson | computer animation, talking animals, rebellion, neurosis | 3
Elizabeth | 1998 | Drama | Shekhar Kapur | royalty, biopic, conspiracy, politics | 3
Out of Sight | 1998 | Comedy, Crime, Romance, Thriller | Steven Soderbergh | heist, prison escape, romantic fate, nonlinear story | 2
Pleasantville | 1998 | Comedy, Drama, Fantasy | Gary Ross | suburbia, satire, siblings, alternate reality | 3
Gods and Monsters | 1998 | Drama | Bill Condon | hollywood, old age, lgbt, filmmaking | 1
A Simple Plan | 1998 | Crime, Drama, Thriller | Sam Raimi | money, crime gone wrong, brothers | 2
The Prince of Egypt | 1998 | Animation, Musical | Brenda Chapman, Steve Hickner, Simon Wells | religion, ancient world, brothers, slavery | 3
After Life = Wandafuru raifu | 1998 | Drama, Fantasy | Hirokazu Kore-eda | afterlife, memory, filmmaking | 1
Rush Hour | 1998 | Action, Comedy, Crime, Thriller | Brett Ratner | buddy cops, martial arts, kidnapping | 3
Buffalo '66 | 1998 | Comedy, Crime, Drama, Romance | Vincent Gallo | kidnapping, family bonds, mismatched couple | 1
The Matrix | 1999 | Action, Sci-Fi, Thriller | Lana Wachowski, Lilly Wachowski | simulation, chosen one, hackers, martial arts, cyberpunk | 5
Fight Club | 1999 | Action, Crime, Drama, Thriller | David Fincher | twist ending, alienation, double life, rebellion | 5
American Beauty | 1999 | Drama, Romance | Sam Mendes | suburbia, midlife crisis, satire, infidelity | 5
The Sixth Sense | 1999 | Drama, Horror, Mystery | M. Night Shyamalan | ghosts, twist ending, childhood, therapy | 5
Star Wars: Episode I - The Phantom Menace = The Phantom Menace | 1999 | Action, Adventure, Sci-Fi | George Lucas | space opera, chosen one, robots, politics | 5
Being John Malkovich | 1999 | Comedy, Drama, Fantasy | Spike Jonze | identity, surrealism, puppets, love triangle | 4
Magnolia | 1999 | Drama | Paul Thomas Anderson | ensemble, romantic fate, fathers and sons, los angeles | 3
The Green Mile | 1999 | Crime, Drama | Frank Darabont | prison, psychic powers, injustice | 4
Eyes Wide Shut | 1999 | Drama, Mystery, Thriller | Stanley Kubrick | marriage, sexuality, cult, one night | 3
Office Space | 1999 | Comedy, Crime | Mike Judge | office life, satire, slackers, rebellion | 4
Toy Story 2 | 1999 | Adventure, Animation, Children, Comedy, Fantasy | John Lasseter | toys, computer animation, friendship, kidnapping | 5
The Iron Giant | 1999 | Adventure, Animation, Children, Drama, Sci-Fi | Brad Bird | robots, childhood, cold war, friendship | 4
Galaxy Quest | 1999 | Adventure, Comedy, Sci-Fi | Dean Parisot | parody, starship crew, space opera, show business | 3
All About My Mother = Todo sobre mi madre | 1999 | Drama | Pedro Almodóvar | motherhood, grief, lgbt, theatre | 3
The Straight Story | 1999 | Adventure, Drama | David Lynch | old age, road trip, brothers, rural life | 2
The Blair Witch Project | 1999 | Drama, Horror, Thriller | Daniel Myrick, Eduardo Sánchez | found footage, witches, forest, filmmaking | 3
The Mummy | 1999 | Action, Adventure, Comedy, Fantasy, Horror, Thriller | Stephen Sommers | treasure hunt, archaeology, curse, desert | 4
Notting Hill | 1999 | Comedy, Romance | Roger Michell | show business, mismatched couple, class divide | 4
10 Things I Hate About You | 1999 | Comedy, Romance | Gil Junger | high school, shakespeare, sisters, mismatched couple | 4
Election | 1999 | Comedy | Alexander Payne | high school, politics, satire, ambition | 3
The Insider | 1999 | Drama, Thriller | Michael Mann | whistleblower, journalism, big business, based on a true story | 3
Boys Don't Cry | 1999 | Drama | Kimberly Peirce | lgbt, identity, based on a true story, small town | 2
The Virgin Suicides | 1999 | Drama, Romance | Sofia Coppola | sisters, suicide, suburbia, memory | 3
Three Kings | 1999 | Action, Adventure, Comedy, Drama, War | David O. Russell | treasure hunt, desert, soldiers, satire | 3
The Talented Mr. Ripley | 1999 | Drama, Mystery, Thriller | Anthony Minghella | identity, murder, class divide, obsession | 3
Sleepy Hollow | 1999 | Fantasy, Horror, Mystery, Romance | Tim Burton | gothic, ghosts, detectives, folk horror | 3
American Pie | 1999 | Comedy, Romance | Paul Weitz | high school, sexuality, male friendship | 4
South Park: Bigger, Longer & Uncut | 1999 | Animation, Comedy, Musical | Trey Parker | satire, childhood, the devil, absurd humour | 3
Audition = Ôdishon | 1999 | Drama, Horror, Mystery, Romance, Thriller | Takashi Miike | obsession, captivity, loneliness | 2
eXistenZ | 1999 | Action, Sci-Fi, Thriller | David Cronenberg | simulation, video games, body horror | 2
Ghost Dog: The Way of the Samurai | 1999 | Crime, Drama | Jim Jarmusch | hitman, samurai, mafia, loneliness | 2
Buena Vista Social Club | 1999 | Documentary | Wim Wenders | musicians, old age, concert | 2
Beau Travail | 1999 | Drama, War | Claire Denis | soldiers, rivalry, desert, dance | 1
Dogma | 1999 | Adventure, Comedy, Fantasy | Kevin Smith | religion, afterlife, road trip, satire | 3
Tarzan | 1999 | Adventure, Animation, Children, Drama | Kevin Lima, Chris Buck | jungle, talking animals, orphans, first love | 3
The Thirteenth Floor | 1999 | Drama, Sci-Fi, Thriller | Josef Rusnak | simulation, murder, twist ending | 2
The World Is Not Enough | 1999 | Action, Adventure, Thriller | Michael Apted | secret agent, espionage, femme fatale, terrorism | 3
Topsy-Turvy | 1999 | Comedy, Drama, Musical | Mike Leigh | theatre, victorian era, biopic | 1
`;
